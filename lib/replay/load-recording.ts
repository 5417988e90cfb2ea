import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { indexRecording } from '@/lib/replay/index-recording';
import { type AnswerLine, parseAnswerLine } from '@/lib/replay/parse-answer-line';
import { parseNetworkFile } from '@/lib/replay/parse-network-file';
import type { Recording } from '@/lib/replay/recording';
import { RecordingError } from '@/lib/replay/recording-error';

const NETWORK = 'network.json';
const ANSWERS = 'answers.jsonl.gz';

/**
 * Reads a recording folder (network.json, answers.jsonl.gz or answers.jsonl; the form is told in fixtures/recordings/README.md).
 * A folder without answers gives a recording without stages, which can be looked at and not be played.
 * @throws RecordingError naming the file, the line, the problem and a remedy.
 */
export function loadRecording(dir: string): Recording {
  const path = join(dir, NETWORK);
  const text = readIfThere(path)?.toString('utf8');
  if (text === undefined)
    throw new RecordingError(
      path,
      null,
      'there is no such file',
      'Give the folder of a recording: it holds network.json and answers.jsonl.gz.',
    );
  const network = orFault(path, null, 'Copy the file again from where the recording was made.', () => parseNetworkFile(text));
  return indexRecording(basename(resolve(dir)), network, readAnswers(dir));
}

function readAnswers(dir: string): readonly AnswerLine[] {
  const packed = join(dir, ANSWERS);
  const plain = join(dir, ANSWERS.replace(/\.gz$/, ''));
  const zipped = readIfThere(packed);
  const remedy = 'The file is cut short or damaged: copy it again.';
  const bytes = zipped === null ? readIfThere(plain) : orFault(packed, null, remedy, () => gunzipSync(zipped));
  const path = zipped === null ? plain : packed;
  const lines: AnswerLine[] = [];
  let number = 0;
  for (const text of bytes?.toString('utf8').split('\n') ?? []) {
    number += 1;
    if (text.trim() === '') continue;
    lines.push(
      orFault(path, number, 'Repair or delete this line; each is one JSON object {at, stage, node, request, answer}.', () =>
        parseAnswerLine(text),
      ),
    );
  }
  return lines;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new RecordingError(path, null, `it can't be read (${code ?? String(error)})`, 'Check the path and its permissions.');
  }
}

function orFault<T>(path: string, line: number | null, remedy: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new RecordingError(path, line, error instanceof Error ? error.message : String(error), remedy);
  }
}
