/** Papers to download: made by the server, whole or refused. */
import { ApiProblem, problemOf, queryText } from './client';

export type PaperFile = 'monthly.xlsx' | 'monthly.docx' | 'onepage.docx' | 'onepage.pptx';
export type PaperFigures = 'reported' | 'current';
export type PaperAudience = 'internal' | 'external';

export interface PaperQuery {
  month: string;
  figures: PaperFigures;
  audience: PaperAudience;
  language: 'zh' | 'en';
}

export interface Paper {
  name: string;
  content: Blob;
}

/** The name of an attachment, as RFC 6266 writes names that are not plain. */
export function attachmentName(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '');
  if (!encoded?.[1]) return otherwise;
  try {
    return decodeURIComponent(encoded[1]);
  } catch {
    return otherwise;
  }
}

export async function fetchPaper(file: PaperFile, query: PaperQuery, signal?: AbortSignal): Promise<Paper> {
  let response: Response;
  try {
    response = await fetch(`/api/reports/${file}${queryText(query)}`, {
      headers: { 'Accept-Language': query.language === 'en' ? 'en' : 'zh-CN' },
      credentials: 'same-origin',
      signal,
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiProblem({ status: 0, code: 'http.unreachable', title: '' });
  }
  if (!response.ok) throw await problemOf(response);
  return { name: attachmentName(response.headers.get('content-disposition'), file), content: await response.blob() };
}
