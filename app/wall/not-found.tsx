import { ScreenNotice } from '@/components/wall/screen-notice';

const NOTICE = {
  title: 'This screen shows no such network',
  todo: 'Networks are named in quorumwatch.yaml, and the link of a screen may be for some of them only.',
};

export default function WallNotFound() {
  return <ScreenNotice notice={NOTICE} way={{ href: '/wall', says: 'All that this screen may show' }} />;
}
