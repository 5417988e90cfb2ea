import { CopyButton } from '@/components/marks/copy-button';
import { ScrollArea } from '@/components/marks/scroll-area';

type Props = { readonly text: string; readonly what: string };

/** Text to be copied whole; long lines scroll within it. */
export function CopyBlock({ text, what }: Props) {
  return (
    <div className="relative rounded-lg border border-line bg-bg">
      <div className="absolute top-1.5 right-1.5 z-10 rounded bg-bg">
        <CopyButton text={text} what={what} />
      </div>
      <ScrollArea label={what}>
        <pre className="w-max min-w-full py-2.5 pr-10 pl-3 font-mono text-small leading-[1.6]">{text}</pre>
      </ScrollArea>
    </div>
  );
}
