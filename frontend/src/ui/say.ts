/** Short word at the top of the page that something is done. */
import { ElMessage } from 'element-plus';
import 'element-plus/es/components/message/style/css';

export function say(message: string): void {
  ElMessage({ message, type: 'success', grouping: true, duration: 3500, showClose: true });
}

export function warn(message: string): void {
  ElMessage({ message, type: 'warning', grouping: true, duration: 6000, showClose: true });
}
