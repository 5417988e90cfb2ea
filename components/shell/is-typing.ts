/** Whether a key goes into a field or an open dialog and is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, dialog, [role=dialog], [role=menu], [contenteditable]') !== null
  );
}
