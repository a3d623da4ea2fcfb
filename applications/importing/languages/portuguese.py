NAME = "Portuguese"
LETTERS = ("cp1252", "mac_roman")
COLUMNS = {
    "company": "empresa; companhia; nome da empresa; empregador",
    "agency": "agencia; consultoria",
    "title": "vaga; cargo; funcao; posicao; titulo da vaga",
    "applied_on": "data da candidatura; data de candidatura; data de envio; data da aplicacao; enviado em",
    "any_date": "data; dia",
    "state": "status; etapa; situacao; resposta; fase; estado",
    "ending": "resultado; decisao",
    "state_on": "data da resposta; ultima atualizacao",
    "deadline_on": "prazo; data limite",
    "location": "local; localizacao; cidade",
    "work_mode": "modalidade; teletrabalho",
    "pay": "salario; remuneracao; faixa salarial",
    "link": "link da vaga; anuncio; site",
    "source": "fonte; plataforma; origem; canal",
    "notes": "notas; observacoes; comentarios",
}
STATUSES = {
    "saved": "salvo; salva; a candidatar; por enviar",
    "applied": (
        "candidatado; candidatada; candidatura enviada; enviado; enviada; em andamento; em analise; aguardando; "
        "aguardando resposta"
    ),
    "screening": "entrevista por telefone; triagem; teste; ligacao",
    "interviewing": "entrevista; entrevistas; entrevista agendada; primeira entrevista; segunda entrevista",
    "offer": "proposta; oferta; proposta recebida",
    "accepted": "aceito; aceita; aceite; contratado; contratada; proposta aceita",
    "rejected": "recusado; recusada; rejeitado; rejeitada; reprovado; reprovada; nao selecionado; nao selecionada",
    "no_response": "sem resposta; sem retorno",
    "cancelled": "vaga cancelada; processo cancelado",
    "withdrawn": "desistencia; desisti; retirada; retirado",
    "declined": "proposta recusada; recusei",
}
