// @ts-check
// The service worker keeps the app itself, so that it opens without a network.
import { say } from '../words/words.js';
import { toast } from '../views/toasts.js';

export function keepShell() {
  // On a plain http:// address there is none; then the app needs the server to open.
  if (!navigator.serviceWorker) return;
  const before = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (before) toast(say('newVersion'), { action: say('reload'), deed: () => location.reload(), lasts: 30_000 });
  });
  navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' }).catch((error) => console.warn(error));
}
