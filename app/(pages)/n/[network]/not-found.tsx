import { NotHere } from '@/components/shell/not-here';

/** Within the network's own pages: where one is, and the way on, stay in sight. */
export default function NotFoundHere() {
  return <NotHere />;
}
