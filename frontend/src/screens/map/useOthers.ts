/** What others save comes in by itself: the server says that something is another, the map asks for what it shows. The choice and what is typed stay. */
import { onScopeDispose } from 'vue';

const TOGETHER_MILLIS = 400;

export function useOthers(changed: () => Promise<unknown>): void {
  const events = new EventSource('/api/map/events');
  let timer = 0;
  let away = false;
  const soon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void changed(), TOGETHER_MILLIS);
  };
  events.addEventListener('changed', soon);
  // what was missed while the line was down is asked for when it is up again
  events.addEventListener('error', () => (away = true));
  events.addEventListener('open', () => {
    if (away) soon();
    away = false;
  });
  onScopeDispose(() => {
    window.clearTimeout(timer);
    events.close();
  });
}
