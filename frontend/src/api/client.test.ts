import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiProblem, csrfToken, get, onProblem, post, problemOf, queryText } from './client';

let server: Server;
let base = '';
let seen: IncomingMessage | null = null;

beforeAll(async () => {
  vi.stubGlobal('document', { cookie: 'other=1; XSRF-TOKEN=a%2Bb' });
  server = createServer((request, response) => {
    seen = request;
    if (request.url === '/refused') {
      response.writeHead(422, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ title: 't', status: 422, code: 'journal.reason-missing', findings: [] }));
    } else if (request.url === '/plain') {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html>');
    } else {
      response.writeHead(request.method === 'POST' ? 204 : 200, { 'content-type': 'application/json' });
      response.end(request.method === 'POST' ? undefined : '{"ok":true}');
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

describe('the client', () => {
  it('sends the CSRF cookie back as a header, and only with what changes something', async () => {
    await post(`${base}/done`, {});
    expect(seen?.headers['x-xsrf-token']).toBe('a+b');
    await get(`${base}/read`);
    expect(seen?.headers['x-xsrf-token']).toBeUndefined();
    expect(seen?.headers['accept-language']).toBe('zh-CN');
  });

  it('turns problem+json into a typed problem and tells its watchers', async () => {
    const told: string[] = [];
    const stop = onProblem((problem) => told.push(problem.code));
    const problem = await get(`${base}/refused`).catch((failure: unknown) => failure);
    stop();
    expect(problem).toBeInstanceOf(ApiProblem);
    expect((problem as ApiProblem).status).toBe(422);
    expect(told).toEqual(['journal.reason-missing']);
  });

  it('makes a problem of an answer that is none of ours', async () => {
    await expect(get(`${base}/plain`)).rejects.toMatchObject({ code: 'http.502', status: 502 });
  });

  it('says when the server is not reached', async () => {
    await expect(get('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'http.unreachable', status: 0 });
  });

  it('keeps the findings of a refusal', async () => {
    const finding = { id: 'i', code: 'c' };
    const problem = await problemOf(new Response(JSON.stringify({ code: 'c', title: 't', findings: [finding] }), { status: 422, headers: { 'content-type': 'application/problem+json' } }));
    expect(problem.findings).toEqual([finding]);
  });
});

it('leaves empty parts out of a query', () => {
  expect(queryText({ a: 1, b: '', c: null, d: undefined, e: false })).toBe('?a=1&e=false');
  expect(queryText({})).toBe('');
});

it('finds the token among other cookies', () => {
  expect(csrfToken('a=b; XSRF-TOKEN=x%3D; c=d')).toBe('x=');
  expect(csrfToken('a=b')).toBeNull();
});
