import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;

/**
 * What a user would otherwise write: the dossier fold and its three counters on Kafka Streams.
 *
 * Reads CloudEvents as JSON, keyed by dossier; folds each dossier's state; counts received, received online and
 * resolved per agency and day. Prints the rate from the first event to the moment when all the totals are queryable.
 *
 * usage: StreamsPeer BROKERS TOPIC EVENTS exactly_once_v2|at_least_once THREADS STATE_DIR
 * The topic holds 3 events a dossier (received, progressed, resolved), as the benchmark writes them.
 */
public final class StreamsPeer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong folded = new AtomicLong();

  private static final class DossierFold implements Processor<String, byte[], String, Long> {
    private KeyValueStore<String, byte[]> dossiers;
    private ProcessorContext<String, Long> context;

    @Override public void init(ProcessorContext<String, Long> c) {
      context = c;
      dossiers = c.getStateStore("dossier");
    }

    @Override public void process(Record<String, byte[]> r) {
      try {
        JsonNode event = JSON.readTree(r.value());
        JsonNode data = event.get("data");
        String type = event.get("type").asText();
        String agency = event.get("source").asText().split(":")[2];
        byte[] known = dossiers.get(r.key());
        int rank = known == null ? 0 : known[0];
        int next = type.contains("received") ? 1 : type.contains("resolved") ? 3 : 2;
        if (known == null) {
          String day = event.get("time").asText().substring(0, 10);
          count(r, agency, day, "received");
          if ("online".equals(data.path("channel").asText())) count(r, agency, day, "online");
        }
        if (next > rank) {
          if (next == 3) count(r, agency, event.get("time").asText().substring(0, 10), "completed");
          dossiers.put(r.key(), new byte[] {(byte) next});
        }
        folded.incrementAndGet();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private void count(Record<String, byte[]> r, String agency, String day, String measure) {
      context.forward(r.withKey(agency + '|' + day + '|' + measure).withValue(1L));
    }
  }

  public static void main(String[] a) throws Exception {
    long events = Long.parseLong(a[2]);
    Properties p = new Properties();
    p.put("application.id", "streams-peer-" + System.currentTimeMillis());
    p.put("bootstrap.servers", a[0]);
    p.put("processing.guarantee", a[3]);
    p.put("num.stream.threads", a[4]);
    p.put("state.dir", a[5]);
    p.put("auto.offset.reset", "earliest");
    p.put("replication.factor", "1");
    p.put("commit.interval.ms", "100");
    p.put("topology.optimization", "all");
    StreamsBuilder b = new StreamsBuilder();
    b.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("dossier"), Serdes.String(), Serdes.ByteArray()));
    b.stream(a[1], Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .process(DossierFold::new, "dossier")
        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
        .reduce(Long::sum, Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as("cell")
            .withKeySerde(Serdes.String()).withValueSerde(Serdes.Long()));
    KafkaStreams streams = new KafkaStreams(b.build(), p);
    streams.start();
    while (folded.get() == 0) Thread.sleep(2);
    long start = System.nanoTime();
    long received = 0, completed = 0, online = 0;
    while (received + completed < events / 3 * 2) {
      Thread.sleep(20);
      if (folded.get() < events) continue;
      received = completed = online = 0;
      try (var cells = streams.store(StoreQueryParameters.fromNameAndType("cell", QueryableStoreTypes.<String, Long>keyValueStore())).all()) {
        while (cells.hasNext()) {
          var cell = cells.next();
          if (cell.key.endsWith("received")) received += cell.value;
          if (cell.key.endsWith("online")) online += cell.value;
          if (cell.key.endsWith("completed")) completed += cell.value;
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("{\"peer\":\"kafka-streams\",\"guarantee\":\"%s\",\"events\":%d,\"seconds\":%.2f,\"eventsPerSecond\":%.0f,\"received\":%d,\"online\":%d,\"completed\":%d}%n",
        a[3], events, seconds, events / seconds, received, online, completed);
    streams.close();
    System.exit(0);
  }
}
