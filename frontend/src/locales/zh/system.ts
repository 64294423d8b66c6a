export default {
  title: 'system',
};
