import { type ErrorCode, LineCounter, parseDocument, YAMLError } from 'yaml';
import type { Tree } from './scope';
import type { SettingsFault } from './types';

/** YAML's own messages quote the text they stumble over, which may be a secret: these don't. */
const PROBLEMS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'the indentation does not fit',
  DUPLICATE_KEY: 'this key is there twice',
  TAB_AS_INDENT: 'a tab is used to indent',
  MISSING_CHAR: 'a closing quote, bracket, comma or colon is missing',
  UNEXPECTED_TOKEN: 'something stands where nothing can',
  MULTIPLE_DOCS: 'there is more than one document (---)',
  BAD_ALIAS: 'a word begins with * or & (quote it)',
  BAD_DQ_ESCAPE: 'a backslash inside double quotes begins no known escape (use single quotes)',
  BAD_SCALAR_START: 'a value begins with a reserved sign (quote it)',
  TAG_RESOLVE_FAILED: 'a tag (!…) is not known here',
  BLOCK_AS_IMPLICIT_KEY: 'a map begins in the middle of a line',
  MULTILINE_IMPLICIT_KEY: 'a key goes over more than one line (a colon is missing?)',
};

export type ParsedYaml = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly faults: readonly SettingsFault[] };

/** Text of a settings file as a tree; syntax faults carry `name:line:column` as their path. */
export function parseYaml(text: string, name: string): ParsedYaml {
  const lines = new LineCounter();
  const faultAt = (code: ErrorCode | null, offset: number): SettingsFault => {
    const { line, col } = lines.linePos(offset);
    const problem = (code !== null && PROBLEMS[code]) || 'this is not YAML that can be read';
    return { path: `${name}:${line}:${col}`, problem, remedy: 'Correct the file at this line and column' };
  };
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
      stringKeys: true,
    });
    const wrong = [...document.errors, ...document.warnings];
    if (wrong.length > 0) return { ok: false, faults: wrong.map(({ code, pos }) => faultAt(code, pos[0])) };
    return { ok: true, tree: (document.toJS({ maxAliasCount: 100 }) ?? '') as Tree };
  } catch (error) {
    return { ok: false, faults: [faultAt(error instanceof YAMLError ? error.code : null, 0)] };
  }
}
