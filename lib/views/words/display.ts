import { wordsOf } from './words-of';

/** Words of components/display. */
export const sayDisplay = wordsOf({
  'display-link.link': 'the link',
  'display-list.display-screen-on':
    'A display is a screen on a wall. Its link lets it read the wall for good, without an account and without anything that expires, until it is revoked here; it can read nothing else and change nothing.',
  'display-list.no-display-has': 'No display has a link yet.',
  'display-list.all-displays': 'All displays',
  'display-list.place': 'Place',
  'display-list.shows': 'Shows',
  'display-list.last-read': 'Last read',
  'display-list.made': 'Made',
  'display-list.what-can-be': 'What can be done',
  'display-row.not-watched': '{network} (not watched)',
  'display-row.revoke-for-good': 'Revoke {name} for good',
  'display-row.revoke-for-good-2': 'Revoke for good',
  'display-row.revoke': 'Revoke',
  'display-row.keep': 'Keep',
  'new-display-form.new-display': 'New display',
  'new-display-form.may-show-only': 'May show only',
  'new-display-form.none-ticked-all': 'None ticked: all networks, as tiles. One ticked: its link opens that network.',
  'new-display-form.make-link': 'Make the link',
  'display-row.all-networks': 'all networks',
  'display-link.link-for-open':
    'The link for {name}. Open it once on that screen. It is shown only now, and whoever has it can read the wall: keep it like a password.',
  'display-link.further-settings-go': 'Further settings go behind it: {distance} metres, {size} inches, {theme}, {dim}, {sound}.',
  'display-row.never': 'never',
  'display-row.from': 'from {address}',
  'display-row.by': 'by {createdBy}',
  'display-row.revoke-2': 'Revoke {name}',
  'display-row.by-2': 'by {revokedBy}',
  'display-row.revoked': 'revoked {revokedAt}{revokedBy}',
  'new-display-form.where-hangs-such': 'Where it hangs, such as NOC room 2.',
});
