import type { AuditCheckView } from '@/lib/views/account-types';
import { readerAs } from './reader';

/** Recomputes the audit log's chain from its first row. @throws SignInNeeded */
export async function readAuditCheck(): Promise<AuditCheckView> {
  return (await readerAs('viewer')).runtime.store.checkAudit();
}
