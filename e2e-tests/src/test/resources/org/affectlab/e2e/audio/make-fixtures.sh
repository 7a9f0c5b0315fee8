#!/bin/sh
# Makes the clips of this folder anew. Needs ffmpeg with libmp3lame, libvorbis and libopus; the tests need neither.
# The clip is the synthetic one of libs/media (ours: no recording of a person), coded at rates that keep speech of 16 kHz.
# It was not chosen by its answers. docs/results/forms.md measures real clips.
set -eu
cd "$(dirname "$0")"
convert() { ffmpeg -nostdin -v error -y -i speech.wav "$@"; }

cp ../../../../../../../../libs/media/src/test/resources/audio/speech.wav speech.wav
convert -c:a flac -compression_level 12 speech.flac
convert -c:a libmp3lame -b:a 128k speech.mp3
convert -c:a libvorbis -b:a 96k speech.ogg
convert -c:a libopus -b:a 64k speech.opus
convert -c:a aac -b:a 128k speech.m4a
convert -c:a libopus -b:a 64k speech.webm
