create trigger area_posting_append_only before update or delete on area_posting for each row execute function refuse_change();
create trigger posting_decision_append_only before update or delete on posting_decision for each row execute function refuse_change();
