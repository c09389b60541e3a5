import { encode } from 'uqr';

interface QrCodeProps {
  readonly address: string;
  readonly label: string;
}

/** An address as a code for the camera of a phone; a file of its own, fetched when it is shown. */
export default function QrCode({ address, label }: QrCodeProps) {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path className="qr-light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="qr-dark" d={path.join('')} />
    </svg>
  );
}
