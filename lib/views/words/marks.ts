/** Words of the smallest parts. Plain, without holes: walls of few kilobytes have them too. */
export const MARK_WORDS = {
  branch: 'branch ',
  unknown: 'not known',
  copy: 'Copy ',
  copied: 'Copied ',
  refused: 'The browser refused to copy',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  close: 'Close',
  show: 'Show',
} as const;
