import { ScreenNotice } from '@/components/wall/screen-notice';
import { sayPage } from '@/lib/views/words/pages';

const NOTICE = {
  title: sayPage('wall.missing'),
  todo: sayPage('wall.missing.todo'),
};

export default function WallNotFound() {
  return <ScreenNotice notice={NOTICE} way={{ href: '/wall', says: sayPage('wall.missing.way') }} />;
}
