"""Asks for the emotion of a recording with the client that was generated from the interface description.

Arguments: folder of the client, address of the gateway, recording. The key is on standard input.
"""
import sys

sys.path.insert(0, sys.argv[1])
import affectlab_api  # noqa: E402

configuration = affectlab_api.Configuration(host=sys.argv[2], api_key={"apiKey": sys.stdin.read().strip()})
with affectlab_api.ApiClient(configuration) as client, open(sys.argv[3], "rb") as recording:
    answer = affectlab_api.SpeechApi(client).speech_emotions(recording.read(), _content_type="audio/flac")
    print(answer.emotion, answer.duration_ms, answer.provenance.model)
