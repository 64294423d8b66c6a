import { createApp } from 'vue';
import App from './App.vue';
import { loadAbout } from './core/about';
import { storedLanguage, switchLanguage } from './core/i18n';
import { router } from './core/router';
import './ui/tokens.css';
import 'element-plus/es/components/base/style/css';
import './ui/base.css';
import './ui/element.css';

async function start(): Promise<void> {
  await switchLanguage(storedLanguage());
  try {
    await loadAbout();
  } finally {
    createApp(App).use(router).mount('#app');
  }
}

void start();
