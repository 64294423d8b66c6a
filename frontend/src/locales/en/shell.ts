export default {
  title: 'shell',
};
