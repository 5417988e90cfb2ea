import { ShownOnce } from '@/components/account/shown-once';
import { sayDisplay } from '@/lib/views/words/display';

/** The link that is opened on a screen, and what may be added to it. */
export function DisplayLink({ name, path }: { readonly name: string; readonly path: string }) {
  const says = (
    <>
      {sayDisplay('display-link.link-for')}
      {name}
      {sayDisplay('display-link.open-once-on')}
    </>
  );
  return (
    <ShownOnce says={says} path={path} what={sayDisplay('display-link.link')}>
      <p className="mt-1.5 text-ink2">
        {sayDisplay('display-link.further-settings-go')}
        <code>&amp;distance=5</code>
        {sayDisplay('display-link.metres')}
        <code>&amp;size=55</code>
        {sayDisplay('display-link.inches')}
        <code>&amp;theme=dark</code>, <code>&amp;dim=22-06</code>, <code>&amp;sound=1</code>.
      </p>
    </ShownOnce>
  );
}
