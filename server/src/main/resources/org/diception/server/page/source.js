// Where photos come from: a file, a drop, the clipboard, the camera, the examples.

const $ = (id) => document.getElementById(id);
const MOST_EARLIER = 6;
const EXAMPLES = ['coffee', 'astronaut', 'rocket'];

/** Calls take(blob) for each photo that somebody brings, and fail(words). */
export function photos(take, fail) {
  $('file').addEventListener('change', (event) => {
    const [file] = event.target.files;
    event.target.value = ''; // so that the same file can be chosen again
    if (file) take(file);
  });
  document.addEventListener('paste', (event) => {
    const [file] = event.clipboardData.files;
    if (file) take(file);
  });
  drops(take, fail);
  gallery(take, fail);
  camera(take, fail);
}

function drops(take, fail) {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    const [file] = event.dataTransfer.files;
    if (file) take(file);
    else fail('That was no file. Save the photo first, then drop the file here.');
  });
}

function gallery(take, fail) {
  for (const name of EXAMPLES) {
    const path = `page/examples/${name}.jpg`;
    $('gallery').append(picture(path, `Example: ${name}`, () => fetch(path).then((response) => response.blob()).then(take)
      .catch(() => fail('The server does not answer. Is it still running?'))));
  }
}

/** Remembers a photo of this visit by its id, so that it can be taken again; its answers are kept by the server. */
export function remember(id, blob, url, take) {
  [...$('earlier').children].find((button) => button.dataset.id === id)?.remove();
  const button = picture(url, `Photo of ${new Date().toLocaleTimeString()}`, () => take(blob));
  button.dataset.id = id;
  $('earlier').prepend(button);
  while ($('earlier').children.length > MOST_EARLIER) {
    URL.revokeObjectURL($('earlier').lastElementChild.firstElementChild.src);
    $('earlier').lastElementChild.remove();
  }
  $('earlier-part').hidden = false;
}

function picture(path, words, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'example';
  const image = new Image();
  image.src = path;
  image.alt = words;
  button.append(image);
  button.addEventListener('click', act);
  return button;
}

function camera(take, fail) {
  const video = $('video');
  let stream = null;
  const close = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    $('camera-part').hidden = true;
    $('start').hidden = false;
  };
  $('camera').addEventListener('click', async () => {
    if (!navigator.mediaDevices) {
      fail('The browser gives the camera to pages on this machine or over HTTPS only.');
      return;
    }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      await video.play();
      $('start').hidden = true;
      $('camera-part').hidden = false;
      $('shoot').focus();
    } catch (failure) {
      fail(`No camera: ${failure.message}. Allow it in the browser, or choose a file.`);
    }
  });
  $('camera-off').addEventListener('click', close);
  $('shoot').addEventListener('click', () => {
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d').drawImage(video, 0, 0);
    close();
    canvas.toBlob(take, 'image/png');
  });
}
