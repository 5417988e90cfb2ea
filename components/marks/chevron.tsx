/** Before a summary without the browser's own mark: turned while it is open. The summary's `details` is a `group`. */
export function Chevron() {
  return (
    <span aria-hidden="true" className="mr-2 inline-block text-ink3 transition-transform group-open:rotate-90">
      ›
    </span>
  );
}
