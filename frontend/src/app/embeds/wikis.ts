import type { TextKey } from '../../view/text';
import {
  confluenceOf,
  iframeOf,
  markdownOf,
  mediawikiOf,
  oembedOf,
  pictureHtmlOf,
  pictureOf,
  type Shown,
  xwikiOf,
} from './snippets';

/** One thing to do in a wiki: what, and the text to copy if there is one. */
export interface WikiStep {
  readonly words: TextKey;
  readonly code?: (shown: Shown) => string;
}

/** A kind of wiki, and how a board gets into its pages. */
export interface Wiki {
  readonly key: string;
  /** Null for the one that stands for all others. */
  readonly name: string | null;
  readonly steps: readonly WikiStep[];
}

const originOf = ({ address }: Shown) => new URL(address).origin;
const hostOf = ({ address }: Shown) => new URL(address).hostname;
const addressOf = ({ address }: Shown) => address;

/** The wikis that the dialog knows, in alphabetical order, and then the rest of the world. */
export const wikis: readonly Wiki[] = [
  {
    key: 'bookstack',
    name: 'BookStack',
    steps: [
      {
        words: 'wiki.step.bookstack',
        code: (shown) => `ALLOWED_IFRAME_SOURCES="${originOf(shown)}"`,
      },
      { words: 'wiki.step.source', code: iframeOf },
    ],
  },
  {
    key: 'confluence',
    name: 'Confluence',
    steps: [
      { words: 'wiki.step.confluenceAllow', code: originOf },
      { words: 'wiki.step.confluenceFrame', code: addressOf },
      { words: 'wiki.step.confluencePicture', code: confluenceOf },
    ],
  },
  {
    key: 'gitlab',
    name: 'GitLab',
    steps: [{ words: 'wiki.step.pictureOnly', code: markdownOf }],
  },
  {
    key: 'mediawiki',
    name: 'MediaWiki',
    steps: [
      {
        words: 'wiki.step.mediawikiPictures',
        code: (shown) => `$wgAllowExternalImagesFrom = [ '${originOf(shown)}/' ];`,
      },
      { words: 'wiki.step.page', code: mediawikiOf },
      {
        words: 'wiki.step.mediawikiFrames',
        code: (shown) =>
          `wfLoadExtension( 'IFrameTag' );\n$iFrameDomains = [ '${hostOf(shown)}' ];`,
      },
      { words: 'wiki.step.page', code: iframeOf },
    ],
  },
  {
    key: 'nextcloud',
    name: 'Nextcloud',
    steps: [{ words: 'wiki.step.nextcloud', code: addressOf }],
  },
  {
    key: 'notion',
    name: 'Notion',
    steps: [
      { words: 'wiki.step.notionFrame', code: addressOf },
      { words: 'wiki.step.notionPicture', code: pictureOf },
    ],
  },
  {
    key: 'wikijs',
    name: 'Wiki.js',
    steps: [{ words: 'wiki.step.wikijs' }, { words: 'wiki.step.page', code: iframeOf }],
  },
  {
    key: 'xwiki',
    name: 'XWiki',
    steps: [
      {
        words: 'wiki.step.xwiki',
        code: () => 'xml.htmlElementSanitizer.extraAllowedTags = iframe',
      },
      { words: 'wiki.step.page', code: xwikiOf },
    ],
  },
  {
    key: 'other',
    name: null,
    steps: [
      { words: 'wiki.step.frame', code: iframeOf },
      { words: 'wiki.step.oembed', code: oembedOf },
      { words: 'wiki.step.picture', code: pictureOf },
      { words: 'wiki.step.pictureHtml', code: pictureHtmlOf },
      { words: 'wiki.step.markdown', code: markdownOf },
    ],
  },
];
