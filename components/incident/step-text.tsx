import { CopyButton } from '@/components/marks/copy-button';

/** Between backticks, or the name of an RPC method. */
const CODE = /`([^`]+)`|\b((?:admin|debug|eth|istanbul|miner|net|txpool)_[A-Za-z]+(?:\.\w+)?)\b/;
/** Methods that change a node: what a person types, not what they look at. */
const CHANGES = /^(miner_|debug_set|admin_(add|remove))/;

/** A step in words; commands stand in type of their own, those that change something with a button that copies them. */
export function StepText({ text }: { readonly text: string }) {
  return <span className="min-w-0 break-words">{pieces(text)}</span>;
}

function pieces(text: string, from = 0): React.ReactNode[] {
  const found = CODE.exec(text.slice(from));
  if (found === null) return [text.slice(from)];
  const at = from + found.index;
  const code = found[1] ?? found[2] ?? '';
  const copied = found[1] !== undefined || CHANGES.test(code);
  return [text.slice(from, at), <Command key={at} code={code} copied={copied} />, ...pieces(text, at + found[0].length)];
}

function Command({ code, copied }: { readonly code: string; readonly copied: boolean }) {
  return (
    <span className={`inline-flex max-w-full items-center gap-0.5 rounded bg-sunk px-1.5 align-bottom ${copied ? 'pr-0' : ''}`}>
      <code className="min-w-0 break-all font-mono text-small">{code}</code>
      {copied ? <CopyButton text={code} what={code} /> : null}
    </span>
  );
}
