import { expect, test } from 'vitest';
import { shortClient } from '@/components/format/client-name';

test('a client is told by its own name and version, without platform and compiler', () => {
  expect(shortClient('Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8')).toBe('quorum v24.4.1');
  expect(shortClient('besu/v24.5.4/linux-x86_64/openjdk-java-17')).toBe('besu v24.5.4');
});

test('what is no known form stays whole', () => {
  expect(shortClient('my node')).toBe('my node');
});
