create trigger consistency_answer_append_only before update, delete on consistency_answer for each row call 'io.wanping.audit.AppendOnlyTrigger';
