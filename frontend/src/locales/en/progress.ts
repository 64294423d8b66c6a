export default {
  title: 'progress',
};
