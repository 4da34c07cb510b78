// Calls to the server. A failed one throws a Problem, whose words are for people.

export class Problem extends Error {
  constructor(status, detail, cure) {
    super(cure && !detail.includes(cure) ? `${detail} – ${cure}` : detail);
    this.status = status;
  }
}

let token = sessionStorage.getItem('token') ?? '';

async function call(path, options = {}) {
  const headers = { ...options.headers };
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, 'the server does not answer', 'is it still running?');
  }
  if (response.status === 401) {
    const given = prompt('This server asks for its token:');
    if (given) {
      token = given.trim();
      sessionStorage.setItem('token', token);
      return call(path, options);
    }
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Problem(response.status, problem.detail ?? `error ${response.status}`, problem.cure ?? '');
  }
  return response;
}

export const json = async (path, options) => (await call(path, options)).json();

/** Keeps a photo: { id, width, height }. */
export const keep = (file) => json('v1/photos', {
  method: 'POST', body: file, headers: { 'Content-Type': file.type.startsWith('image/') ? file.type : 'application/octet-stream' },
});

const asking = (body) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** An answer in some format as a blob; one that the server has already comes at once. */
export async function answer(photo, task, body, format, signal) {
  const query = format ? `?format=${format}` : '';
  return (await call(`v1/photos/${photo}/${task}${query}`, { ...asking(body), signal })).blob();
}

/** Asks as a job, tells how far it is, and gives the answer as JSON; leaving cancels the job. */
export async function follow(photo, task, body, moved, signal) {
  const request = asking(body);
  request.headers.Prefer = 'respond-async';
  const job = await json(`v1/photos/${photo}/${task}`, { ...request, signal });
  const path = `v1/jobs/${job.id}`;
  const cancel = () => call(path, { method: 'DELETE' }).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const state of events(await call(`${path}/events`, { signal }))) {
      moved(state);
      if (state.problem) throw new Problem(state.problem.status, state.problem.detail, state.problem.cure);
    }
    return await json(`${path}/result`, { signal });
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice('data: '.length));
    }
  }
}
