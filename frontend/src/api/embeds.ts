import { at, makeCalls, type Send } from './calls';
import type { components } from './schema';

type Schemas = components['schemas'];

/** A view of a board that stands in somebody else's page, without its token (E1). */
export type Embed = Schemas['EmbedModel'];

/** An embed just made: its address is told this once. */
export type FreshEmbed = Schemas['MadeEmbed'];

/** An embed to make. */
export type NewEmbed = Schemas['NewEmbed'];

/** How the content of an embed is written for wikis that show nothing else. */
export type SnippetFormat = 'markdown' | 'mediawiki' | 'confluence' | 'html';

/** The part of the server's interface that is about embeds; fetched with the dialog alone. */
export interface EmbedsApi {
  embeds(board: string): Promise<readonly Embed[]>;
  makeEmbed(board: string, embed: NewEmbed): Promise<FreshEmbed>;
  revokeEmbed(board: string, embed: string): Promise<void>;
  /** What an embed shows, as text of a wiki; `path` is its page's. */
  snippet(path: string, format: SnippetFormat): Promise<string>;
  /** The policy that an embed's page is sent with; null when there is no such embed. */
  policy(path: string): Promise<string | null>;
}

/** Calls the part about embeds. */
export function makeEmbedsApi(send: Send = (path, init) => fetch(path, init)): EmbedsApi {
  const { read, send: call } = makeCalls(send);
  const embeds = (board: string) => `${at('boards', board)}/embeds`;
  return {
    embeds: async (board) => (await read<Schemas['EmbedList']>('GET', embeds(board))).embeds,
    makeEmbed: (board, embed) => read('POST', embeds(board), embed),
    revokeEmbed: (board, id) => call('DELETE', `${embeds(board)}/${encodeURIComponent(id)}`),
    snippet: async (path, format) => {
      const answer = await send(`${path}/snippet?format=${format}`, { credentials: 'omit' });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      return answer.text();
    },
    policy: async (path) => {
      const answer = await send(path, { method: 'HEAD', credentials: 'omit' });
      return answer.ok ? (answer.headers.get('Content-Security-Policy') ?? '') : null;
    },
  };
}
