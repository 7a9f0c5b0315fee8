// Asks for the emotion of a recording with the client that was generated from the interface description.
// Arguments: address of the gateway, recording. The key is on standard input.
import { readFileSync } from "fs";
import { Configuration, SpeechApi } from "./client";

async function main(): Promise<void> {
  const key = readFileSync(0, "utf8").trim();
  const api = new SpeechApi(new Configuration({ basePath: process.argv[2], apiKey: key }));
  const answer = await api.speechEmotions({ body: new Blob([new Uint8Array(readFileSync(process.argv[3]))], { type: "audio/flac" }) });
  console.log(answer.emotion, answer.durationMs, answer.provenance.model);
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
