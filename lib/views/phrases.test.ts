import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { PHRASES } from './phrases';

type Use = { readonly path: string; readonly keys: readonly string[]; readonly params: readonly string[] | null };

const sourcesUnder = (top: string) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => join(top, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|test-world)\.tsx?$|\/phrases\/|testing\//.test(path));

const treeOf = (path: string) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

/** What phrase(…) is called with: a key as a literal, or a choice between literals; the parameters where they are written out. */
function phraseCalls(path: string, tree: ts.SourceFile): Use[] {
  const found: Use[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'phrase') return;
    const [first, params] = node.arguments;
    found.push({ path, keys: first ? keysOf(first) : [], params: params ? paramsOf(params) : [] });
  });
  return found;
}

function keysOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? keysOf(node.expression) : [];
}

function paramsOf(node: ts.Expression): readonly string[] | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  const names = node.properties.map((property) => property.name?.getText().replaceAll("'", '') ?? null);
  return names.every((name) => name !== null) ? (names as string[]) : null;
}

const holesOf = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
const TEMPLATES: Readonly<Record<string, string>> = PHRASES;

/** What is wrong with the phrases a source gives. */
const faultsOf = (uses: readonly Use[]) =>
  uses.flatMap(({ path, keys, params }) => {
    if (keys.length === 0) return [`${path}: a key that is not written out where it is given`];
    return keys.flatMap((key) => {
      const words = TEMPLATES[key];
      if (words === undefined) return [`${path}: no words for ${key}`];
      return holesOf(words).flatMap((hole) => (params?.includes(hole) === false ? [`${path}: ${key} has no ${hole}`] : []));
    });
  });

const files = ['lib', 'components', 'app'].flatMap(sourcesUnder).map((path) => ({ path, tree: treeOf(path) }));
const calls = files.flatMap(({ path, tree }) => phraseCalls(path, tree));

describe('the table of sentences', () => {
  it('has words for every key that is given as data, and each of their holes is filled', () => {
    expect(faultsOf(calls)).toEqual([]);
  });

  it.each([
    ["phrase('no.such', {})", 'a.ts: no words for no.such'],
    ['phrase(table[kind])', 'a.ts: a key that is not written out where it is given'],
    ["phrase('height.unknown')", 'a.ts: height.unknown has no height'],
    ["phrase(x ? 'height.unknown' : 'stuck.branch-lost', { at })", 'a.ts: height.unknown has no height'],
  ])('finds what is wrong with %s', (text, fault) => {
    expect(faultsOf(phraseCalls('a.ts', ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true)))).toEqual([fault]);
  });

  it('has no sentence that nobody says', () => {
    const said = new Set<string>();
    const beginnings = new Set<string>();
    for (const { tree } of files)
      walk(tree, (node) => {
        if (ts.isStringLiteralLike(node)) said.add(node.text);
        if (ts.isTemplateExpression(node) && node.head.text.endsWith('.')) beginnings.add(node.head.text);
      });
    const isSaid = (key: string) => said.has(key) || key.startsWith('title.') || [...beginnings].some((start) => key.startsWith(start));
    expect(Object.keys(PHRASES).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('calls nobody malicious', () => {
    expect(Object.entries(PHRASES).filter(([, words]) => /malicious|attack/i.test(words))).toEqual([]);
  });
});
