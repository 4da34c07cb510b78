// The server's formats as arrays: NumPy's files and COCO's run lengths.

/** float32 in C order: { shape, data }. */
export function npy(buffer) {
  const view = new DataView(buffer);
  const major = view.getUint8(6);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = (major === 1 ? 10 : 12) + length;
  const header = new TextDecoder().decode(new Uint8Array(buffer, 0, start));
  const shape = header.match(/'shape':\s*\(([^)]*)\)/)[1].split(',').map((n) => n.trim()).filter(Boolean).map(Number);
  return { shape, data: new Float32Array(buffer.slice(start)) };
}

/** COCO's compressed run lengths, down the columns (maskApi.c, rleFrString): calls inside(x, y) for each pixel. */
export function pixels({ size: [height], counts }, inside) {
  const runs = [];
  for (let i = 0; i < counts.length;) {
    let value = 0;
    let shift = 0;
    let more = true;
    while (more) {
      const code = counts.charCodeAt(i++) - 48;
      value |= (code & 31) << shift;
      shift += 5;
      more = (code & 32) !== 0;
      if (!more && code & 16) value |= -1 << shift;
    }
    runs.push(runs.length > 2 ? value + runs[runs.length - 2] : value);
  }
  let at = 0;
  runs.forEach((run, i) => {
    if (i % 2) for (let k = at; k < at + run; k++) inside(Math.floor(k / height), k % height);
    at += run;
  });
}

/** Colours that are easy to tell apart: the golden angle around the circle. */
export function colour(i) {
  const hue = (i * 137.508) % 360;
  const chroma = (n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (0.55 - 0.4 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [chroma(0), chroma(8), chroma(4)];
}
