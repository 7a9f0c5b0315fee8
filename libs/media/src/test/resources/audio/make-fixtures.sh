#!/bin/sh
# Makes the fixtures of this folder anew. Needs espeak-ng and ffmpeg with libmp3lame, libvorbis and libopus; the tests need neither.
# Everything here is synthetic and ours: no recording of a person.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
convert() { ffmpeg -nostdin -v error -y "$@"; }

# One clip in every format: 16 kHz, mono, 16 bits, about 3 s.
espeak-ng -v en -s 150 -w "$work/spoken.wav" "The weather was bright this morning, and I am so glad you came."
convert -i "$work/spoken.wav" -t 3.3 -ar 16000 -ac 1 -fflags +bitexact -flags +bitexact -map_metadata -1 speech.wav
convert -i speech.wav -c:a flac -compression_level 12 speech.flac
convert -i speech.wav -c:a libmp3lame -b:a 48k speech.mp3
convert -i speech.wav -c:a libvorbis -b:a 48k speech.ogg
convert -i speech.wav -c:a libopus -b:a 32k speech.opus
convert -i speech.wav -c:a aac -b:a 48k speech.m4a
convert -i speech.wav -c:a aac -b:a 48k -f adts speech.aac
convert -i speech.wav -c:a aac -b:a 48k -movflags +faststart speech-faststart.m4a
convert -i speech.wav -c:a alac speech-alac.m4a
convert -i speech.wav -c:a libopus -b:a 32k speech.webm
# As a browser's MediaRecorder writes: no duration, segment and clusters of unknown size.
convert -i speech.wav -c:a libopus -b:a 32k -f webm -live 1 speech-live.webm
# As a browser on a phone writes: fragments, no duration.
convert -i speech.wav -c:a aac -b:a 48k -movflags +frag_keyframe+empty_moov speech-fragmented.mp4

# Its first second at 44.1 kHz stereo, right channel silent, 24 bits.
convert -i speech.wav -t 1 -ar 44100 -af "pan=stereo|c0=c0|c1=0*c0" -c:a flac -sample_fmt s32 stereo44100.flac

# Video with and without sound.
convert -f lavfi -i testsrc=size=64x48:rate=5 -i speech.wav -t 2 -c:v mpeg4 -c:a aac -b:a 32k video-with-sound.mp4
convert -f lavfi -i testsrc=size=64x48:rate=5 -t 1 -c:v mpeg4 video-without-sound.mp4
convert -f lavfi -i testsrc=size=64x48:rate=5 -t 1 -c:v mpeg4 video-without-sound.mkv
convert -f lavfi -i testsrc=size=64x48:rate=5 -i speech.wav -t 2 -c:v mpeg4 -c:a libmp3lame -b:a 32k video-with-sound.mkv
# AVI as eNTERFACE'05 has it (MPEG-4 and PCM), with MP3, and without sound; the streams of the files above.
convert -i video-with-sound.mkv -i speech.wav -t 2 -map 0:v -map 1:a -c copy -fflags +bitexact video-with-sound.avi
convert -i video-with-sound.mkv -c copy -fflags +bitexact video-with-mp3.avi
convert -i video-without-sound.mkv -c copy -fflags +bitexact video-without-sound.avi

# An MP3 with a tag and a cover picture.
convert -f lavfi -i testsrc=size=64x48 -frames:v 1 "$work/cover.png"
convert -i speech.mp3 -i "$work/cover.png" -map 0 -map 1 -c copy -id3v2_version 3 -metadata title=Clip tagged.mp3

# Two hours of silence: Opus with packets of 120 ms at its lowest rate.
convert -f lavfi -i anullsrc=r=8000:cl=mono -t 7200 -c:a libopus -b:a 500 -vbr on -frame_duration 120 -page_duration 20000000 two-hours-of-silence.opus
