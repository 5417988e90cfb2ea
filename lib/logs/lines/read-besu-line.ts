import type { LogLine } from './log-line';

const HEAD =
  /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d[.,]\d{3})(Z|[+-]\d\d:?\d\d) \| [^|]{0,200} \| (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) {0,2}\| ([^|]{1,200}) \| /;

/**
 * Besu's console form, `date time+zone | thread | LEVEL | class | message` (besu log4j2.xml), and the bare lines that follow a
 * reorganisation or belong to a round summary. The value `class` is the class that wrote it.
 */
export function readBesuLine(text: string): LogLine | null {
  const head = HEAD.exec(text);
  if (!head) return readFollowing(text);
  const at = Date.parse(`${head[1]}T${(head[2] as string).replace(',', '.')}${head[3]}`);
  if (Number.isNaN(at)) return null;
  return {
    client: 'besu',
    level: head[4] as string,
    stamp: { kind: 'instant', at },
    message: text.slice(head[0].length).trim(),
    value: (key) => (key === 'class' ? head[5]?.trim() : undefined),
  };
}

function readFollowing(text: string): LogLine | null {
  const message = text.slice(0, 300).trim();
  if (!/^(Old|New|Ancestor) - hash: |^Address: 0x/.test(message)) return null;
  return { client: 'besu', level: '', stamp: null, message, value: () => undefined };
}
