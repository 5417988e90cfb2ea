/** A part with its heading; nothing when there are no lines. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

export { formatMoment as utc } from './format-moment';

/** One line, every character that Markdown or HTML could take for its own made plain. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&!]/g, (one) => `\\${one}`);

/** Text to be read letter by letter, in one line; what would end it or a table's cell is replaced. */
export const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replace(/`/g, "'").replace(/\|/g, '¦')}\``;
