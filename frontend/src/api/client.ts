/** The one place that talks HTTP: CSRF cookie to header, problem+json to {@link ApiProblem}, the reader's language. */
import type { FindingView, ProblemBody } from './types';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

export interface RequestOptions {
  query?: Query | object;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
  status: number;
}

/** A request that was understood and refused, or could not be made; `status` 0 means the server was not reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly arguments: Record<string, string>;
  readonly findings: FindingView[];

  constructor(body: ProblemBody) {
    super(`${body.code}: ${body.title}`);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail ?? null;
    this.arguments = body.arguments ?? {};
    this.findings = body.findings ?? [];
  }
}

let language = 'zh-CN';
const watchers = new Set<(problem: ApiProblem) => void>();

export function speak(tag: string): void {
  language = tag;
}

/** Tells of every refused request, so that the session can notice that it has ended. */
export function onProblem(watcher: (problem: ApiProblem) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function csrfToken(cookies: string): string | null {
  const found = cookies.split('; ').find((part) => part.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : null;
}

/** Query text without empty parts, keys in the order given. */
export function queryText(query: Query | object | undefined): string {
  if (!query) return '';
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    try {
      const body = (await response.json()) as Partial<ProblemBody>;
      return new ApiProblem({
        ...body,
        status: body.status ?? response.status,
        code: body.code ?? `http.${response.status}`,
        title: body.title ?? response.statusText,
      });
    } catch {
      // a damaged body says no more than the status does
    }
  }
  return new ApiProblem({ status: response.status, code: `http.${response.status}`, title: response.statusText });
}

export async function send<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': language,
    ...options.headers,
  };
  let body: BodyInit | undefined;
  if (options.body instanceof FormData) {
    body = options.body;
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.body);
  }
  if (method !== 'GET') {
    const token = csrfToken(document.cookie);
    if (token) headers['X-XSRF-TOKEN'] = token;
  }
  let response: Response;
  try {
    response = await fetch(path + queryText(options.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw told(new ApiProblem({ status: 0, code: 'http.unreachable', title: '' }));
  }
  if (!response.ok) throw told(await problemOf(response));
  const text = await response.text();
  return {
    data: (text ? JSON.parse(text) : undefined) as T,
    etag: response.headers.get('etag'),
    status: response.status,
  };
}

function told(problem: ApiProblem): ApiProblem {
  watchers.forEach((watcher) => watcher(problem));
  return problem;
}

export async function get<T>(path: string, query?: Query | object, signal?: AbortSignal): Promise<T> {
  return (await send<T>('GET', path, { query, signal })).data;
}

export async function post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
  return (await send<T>('POST', path, { body, headers })).data;
}

export async function put<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
  return (await send<T>('PUT', path, { body, headers })).data;
}

export async function patch<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
  return (await send<T>('PATCH', path, { body, headers })).data;
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path);
}
