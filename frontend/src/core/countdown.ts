/** Seconds that are left of a wait, counted down to nothing. */
import { onScopeDispose, readonly, ref } from 'vue';

export function useCountdown() {
  const left = ref(0);
  let timer: number | undefined;

  function stop(): void {
    window.clearInterval(timer);
    timer = undefined;
    left.value = 0;
  }

  function start(seconds: number): void {
    stop();
    const end = Date.now() + seconds * 1000;
    left.value = seconds;
    timer = window.setInterval(() => {
      left.value = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (left.value === 0) stop();
    }, 250);
  }

  onScopeDispose(stop);
  return { left: readonly(left), start };
}
