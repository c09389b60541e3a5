import { useText } from '../../view/text';
import type { Way } from './frameCheck';

const POPUPS = 'allow-popups allow-popups-to-escape-sandbox';

interface FramePreviewProps {
  /** The path of the embed's page. */
  readonly path: string;
  readonly way: Way;
}

/** An embed in a page that treats it as a wiki of that kind does. */
export function FramePreview({ path, way }: FramePreviewProps) {
  const text = useText();
  const title = text('wiki.preview');
  if (way === 'picture') return <img className="frame-preview" src={`${path}.png`} alt={title} />;
  if (way === 'frame') return <iframe className="frame-preview" src={path} title={title} />;
  if (way === 'sandbox') {
    return (
      <iframe
        className="frame-preview"
        sandbox={`allow-scripts ${POPUPS}`}
        src={path}
        title={title}
      />
    );
  }
  return (
    <iframe
      className="frame-preview"
      sandbox="allow-scripts"
      srcDoc={pageAround(new URL(path, location.href).href)}
      title={title}
    />
  );
}

/** A page of a wiki that shows its own text in a sandbox. */
function pageAround(address: string): string {
  const style = 'border:0;position:fixed;inset:0;width:100%;height:100%';
  return `<iframe src="${address}" sandbox="allow-scripts" style="${style}"></iframe>`;
}
