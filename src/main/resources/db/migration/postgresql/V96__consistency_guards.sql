create trigger consistency_answer_append_only before update or delete on consistency_answer for each row execute function refuse_change();
