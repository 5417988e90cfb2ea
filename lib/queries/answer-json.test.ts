import { expect, it } from 'vitest';
import { answerJson, answerProblem } from './answer-json';

const asked = (etag?: string) => new Request('http://127.0.0.1/', etag ? { headers: { 'if-none-match': etag } } : {});

it('answers 304 without a body only to who has this very body', async () => {
  const first = answerJson(asked(), { height: 14 });
  const etag = first.headers.get('etag') ?? '';
  expect(await first.json()).toEqual({ height: 14 });
  const again = answerJson(asked(`"other", W/${etag}`), { height: 14 });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(answerJson(asked(etag), { height: 15 }).status).toBe(200);
});

it('tells a problem in the form tools know', async () => {
  const response = answerProblem(404, 'No such network', 'GET /api/v1/networks lists them');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 404, title: 'No such network', detail: 'GET /api/v1/networks lists them' });
});
