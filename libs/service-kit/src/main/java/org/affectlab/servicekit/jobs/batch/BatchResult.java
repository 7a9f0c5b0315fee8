package org.affectlab.servicekit.jobs.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of a batch, read a page at a time while they are written to the client, in the order of the archive. As JSON an object with
 * {@code items}; as NDJSON a line an item; as CSV a row an item: its name, the answer's own columns, and code and detail of a problem. Immutable.
 */
public final class BatchResult implements TabularAnswer {
    /** Few, since an answer with all its windows or contours may be megabytes. */
    private static final int PAGE = 20;

    private final ItemStore store;
    private final String job;
    private final JsonMapper json;

    BatchResult(ItemStore store, String job, JsonMapper json) {
        this.store = requireNonNull(store, "store is null");
        this.job = requireNonNull(job, "job is null");
        this.json = requireNonNull(json, "json is null");
    }

    /** An item as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"item", "answer", "problem"})
    record Shown(String item, @Nullable JsonNode answer, @Nullable JobProblem problem) {}

    /** Written one by one. */
    @JsonProperty("items")
    Iterator<Shown> items() {
        return shown().iterator();
    }

    @JsonIgnore
    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("item"));
        columns.addAll(ownColumns());
        columns.addAll(List.of("code", "detail"));
        return columns;
    }

    /** Those of the first answer; all answers of a batch are of one kind. */
    private List<String> ownColumns() {
        return all().map(ItemLine::columns)
                .filter(columns -> columns != null)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public Stream<List<Object>> rows() {
        int own = ownColumns().size();
        return all().map(line -> row(line, own));
    }

    @Override
    public Stream<Object> lines() {
        return shown().map(Object.class::cast);
    }

    private Stream<Shown> shown() {
        return all().map(line -> new Shown(line.item(), line.answer(), line.problem()));
    }

    private static List<Object> row(ItemLine line, int own) {
        List<Object> row = new ArrayList<>();
        row.add(line.item());
        List<Object> values = line.row();
        row.addAll(values != null && values.size() == own ? values : Collections.nCopies(own, ""));
        JobProblem problem = line.problem();
        row.add(problem == null ? "" : problem.code().name());
        row.add(problem == null ? "" : problem.detail());
        return row;
    }

    private Stream<ItemLine> all() {
        Iterable<ItemLine> pages = () -> new Pages();
        return StreamSupport.stream(pages.spliterator(), false);
    }

    private final class Pages implements Iterator<ItemLine> {
        private Iterator<ItemStore.Line> page = Collections.emptyIterator();
        private int position = -1;
        private boolean last;

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !last) {
                List<ItemStore.Line> lines = store.after(job, position, PAGE);
                last = lines.size() < PAGE;
                page = lines.iterator();
            }
            return page.hasNext();
        }

        @Override
        public ItemLine next() {
            hasNext();
            ItemStore.Line line = page.next();
            position = line.position();
            return json.readValue(line.json(), ItemLine.class);
        }
    }
}
