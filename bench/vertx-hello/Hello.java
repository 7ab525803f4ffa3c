import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** The ceiling: what HTTP alone costs on this machine. Every answer is a constant of the right size. */
public final class Hello extends VerticleBase {
    private static final String ID = "01934f5e-7c00-7000-8000-000000000001";
    private static final String TODO = """
            {"id":"%1$s","url":"http://127.0.0.1:8080/todos/%1$s","title":"todo 12345","notes":null,"completed":false,\
            "completedAt":null,"due":null,"priority":null,"tags":[],"order":0,"createdAt":"2026-11-24T10:00:00.000Z",\
            "updatedAt":"2026-11-24T10:00:00.000Z","version":1}""".formatted(ID);
    private static final Buffer ONE = Buffer.buffer(TODO);
    private static final Buffer FIFTY = Buffer.buffer("[" + (TODO + ",").repeat(49) + TODO + "]");

    private final int port;

    private Hello(int port) {
        this.port = port;
    }

    /** Blocks until the server listens: a main that returns earlier may end the JVM. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new Hello(port), new DeploymentOptions().setInstances(loops)).await();
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer().requestHandler(Hello::answer).listen(port, "127.0.0.1");
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(ignored -> {
            boolean list = request.method() == HttpMethod.GET && request.path().equals("/todos");
            request.response()
                    .setStatusCode(request.method() == HttpMethod.POST ? 201 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(list ? FIFTY : ONE);
        });
    }
}
