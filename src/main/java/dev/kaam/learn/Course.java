package dev.kaam.learn;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * The whole self-check in one language, in the order in which it is read. In all words, what stands between {@code `} is code.
 *
 * @param quiz the ids of its questions
 * @param questions all of them, those of {@code self} and {@code quiz} too, topic after topic
 */
public record Course(
        String language,
        String title,
        String subtitle,
        Part<Sentence> goal,
        Part<Recap> recap,
        Part<Sentence> mindset,
        Part<Step> flow,
        Part<Self> self,
        Part<Pitfall> pitfalls,
        Part<String> quiz,
        Part<Practice> practice,
        Part<Rule> rules,
        List<Sentence> topics,
        List<Question> questions) {
    public Course {
        topics = List.copyOf(topics);
        questions = List.copyOf(questions);
    }

    /** @throws NoSuchElementException where there is none */
    public Question question(String id) {
        return questions.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no question " + id));
    }

    /** One of its parts. */
    public record Part<T>(String heading, String intro, List<T> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    public record Sentence(String id, String words) {}

    /**
     * A concept.
     *
     * @param concept as FastAPI calls it
     * @param purpose what it is for
     * @param example the course's own
     * @param fastapi a line of a Mini Todo API in FastAPI
     * @param java the line of this project that does the same
     * @param file where that stands
     * @param here what to know of it
     */
    public record Recap(
            String id,
            String concept,
            String purpose,
            String example,
            String fastapi,
            String java,
            String file,
            String here) {}

    /**
     * A step of the example.
     *
     * @param lane where it happens: {@code client}, {@code thread} or {@code after} the response
     */
    public record Step(String id, String lane, String code, String words) {}

    /**
     * A question to oneself.
     *
     * @param question its id
     * @param mark what stands behind it in the course: ✅, ❌ or 🔑
     */
    public record Self(String question, String mark) {}

    /**
     * @param code what it is about
     * @param experiment the one in which it can be felt
     * @param question the id of the question about it
     * @param more where this project says more
     */
    public record Pitfall(
            String id,
            String code,
            String what,
            String why,
            String instead,
            String experiment,
            String question,
            String more) {}

    /**
     * A step of the exercise.
     *
     * @param in where the lines are typed
     * @param todo what to do
     * @param see what can be seen then
     */
    public record Practice(String id, Place in, List<String> lines, String todo, String see) {
        public Practice {
            lines = List.copyOf(lines);
        }
    }

    public enum Place {
        /** What the reader writes. */
        CODE,
        /** The terminal in which the server runs; the one before is stopped first. */
        SERVER,
        /** Another terminal. */
        CLIENT
    }

    /**
     * A golden rule.
     *
     * @param levels of the experiment, whose numbers prove it
     * @param question the id of a question about it
     */
    public record Rule(String id, String words, String experiment, List<String> levels, String question) {
        public Rule {
            levels = List.copyOf(levels);
        }
    }
}
