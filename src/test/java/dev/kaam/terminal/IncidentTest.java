package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What held requests up, in words. */
class IncidentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'kind':'computing','loop':'loop-0','wallMs':301.2,'to':9,'culprits':[{'request':41}],'waited':[{'request':42},{'request':43}],'stack':['java.base/java.lang.Thread.sleepNanos0(Native Method)','dev.kaam.SystemTime.sleep(SystemTime.java:9)','app//dev.kaam.store.A.takeTime(A.java:205)','dev.kaam.B.b(B.java:1)']} | loop-0 computed for 301 ms at A.takeTime in request #41, and held up 2 requests
            {'kind':'parked','loop':'loop-0','wallMs':301.2,'to':9,'stack':['dev.kaam.A$Inner.lambda$b$0(A.java:1)']} | loop-0 stood still for 301 ms at A$Inner.lambda$b$0
            {'kind':'parked','loop':'loop-1','wallMs':12000,'culprits':[{'request':1},{'request':2},{'request':3},{'request':4}],'waited':[{'request':5}]} | loop-1 stood still for 12.0 s up to now in request #1, #2, #3 and others, and held up 1 request
            {'kind':'gc','wallMs':30.5,'to':9,'waitedLeftOut':7} | The garbage collector stopped everything for 30.5 ms, and held up 7 requests
            {'kind':'host','wallMs':99.96,'to':9,'stack':['java.base/java.util.HashMap.get']} | The machine stopped everything for 100 ms
            """)
    void an_incident_is_a_sentence(String json, String words) throws Exception {
        assertThat(Incident.of(new ObjectMapper().readTree(json.replace('\'', '"')))
                        .words())
                .isEqualTo(words);
    }
}
