import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Gallery } from '@/components/gallery/gallery';
import { readGallery } from '@/lib/queries/read-gallery';

export const metadata: Metadata = { title: 'Gallery' };

export default async function GalleryPage() {
  if (!(await readGallery())) notFound();
  return <Gallery />;
}
