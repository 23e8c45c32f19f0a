# A revisão do que o alinhamento aprendeu ou deixou de fora.

help-review = Ver aquilo de que o alinhamento tem menos certeza e decidir
help-review-pages = Páginas publicadas, ou uma pasta delas: são alinhadas de novo, para que também se possa revisar o que ficou de fora (padrão: o que a memória tem sem revisão)
help-review-apply = Aplicar as decisões de um arquivo: o que a página de revisão salvou, ou o CSV com a primeira coluna preenchida
help-review-csv = Gravar um arquivo CSV para planilha, em vez de uma página
help-review-limit = Quantos pares no máximo, começando pelos mais duvidosos (padrão: 200)
help-review-out = O arquivo a gravar (padrão: review.html ou review.csv na pasta de saída do projeto)
help-review-force = Substituir o arquivo mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
error-review-none = { $file } não contém decisões de uma revisão. Informe o arquivo que a página de revisão salvou, ou o CSV gravado por “cotejo review --csv”.
error-review-newer = { $file } foi salvo por um Cotejo mais novo (formato { $found }; este conhece o formato { $known }). Atualize o Cotejo ou faça a revisão de novo.
error-review-broken = { $file }, linha { $line }: não é uma decisão que se possa ler; talvez o arquivo tenha sido cortado ou editado. Nada do arquivo foi aplicado. Salve-o de novo pela página ou pela planilha, ou apague a linha.
error-review-column-missing = { $file } não tem a coluna “{ $column }”. Mantenha todas as colunas do CSV gravado por “cotejo review --csv”, com seus nomes.
error-review-word-unknown = { $file }, linha { $line }: “{ $word }” não é uma decisão. Escreva accept (aceitar) ou reject (rejeitar), ou deixe a célula vazia. Nada do arquivo foi aplicado.
review-nothing = Não há nada para revisar: tudo o que foi alinhado já está revisado, ou nada pôde ser alinhado.
review-nothing-inside = Não há nada para revisar: a memória não tem unidades de alinhamento sem revisão. Informe a pasta das suas páginas para ver o que ficou de fora.
review-written = { $count ->
    [one] Um par para ver: { $file }
   *[other] { $count } pares para ver, começando pelos mais duvidosos: { $file }
 }
review-more = { $count ->
    [one] Mais um fica para a próxima vez; --limit mostra mais de uma vez.
   *[other] Mais { $count } ficam para a próxima vez; --limit mostra mais de uma vez.
 }
review-how-page = Abra no navegador, decida e salve as decisões. Depois: “cotejo review --apply review-decisions.jsonl”
review-how-csv = Escreva accept (aceitar) ou reject (rejeitar) na primeira coluna; as correções vão em “new source” e “new target”, nunca por cima dos textos. Salve como CSV e depois: “cotejo review --apply { $file }”
review-refused = { $file }, linha { $line } (“{ $words }”): decisão não aplicada, { $why ->
    [gone] porque a memória não tem mais este par.
    [changed] porque a memória agora tem outro texto nesse lugar.
    [reviewed] porque nesse meio-tempo alguém o revisou, e isso prevalece.
    [forgotten] porque foi esquecido ou rejeitado de propósito; “cotejo memory undo” traz de volta.
    [twice] porque outra linha do arquivo decide sobre ele.
    [foreign] porque não indica uma unidade dessa página.
    [overwritten] porque os textos foram alterados na planilha. Escreva as correções em “new source” e “new target”.
   *[other] {""}
 }
review-applied = Aceitos: { $accepted }; corrigidos: { $corrected }; rejeitados: { $rejected }{ $already ->
    [0] .
   *[other] ; já estavam assim: { $already }.
 } Para desfazer: cotejo memory undo { $import }
review-no-change = Nada mudou{ $already ->
    [0] : o arquivo não tem nenhuma decisão que pudesse ser aplicada.
   *[other] : a memória já tinha aplicado estas decisões ({ $already }).
 }

review-page-title = Revisão do alinhamento
review-page-skip = Pular para os pares
review-page-facts = Pares: { $items } (na memória: { $inside }; de fora: { $outside })
review-page-intro = Foi calculado quais frases se correspondem; nada foi traduzido de novo. Aqui está aquilo de que há menos certeza, com as frases ao redor. O que você aceitar fica como revisado, em seu nome; o que rejeitar sai da memória e não volta.
review-page-more = { $count ->
    [one] Há mais um par à espera; ele vem na próxima revisão.
   *[other] Há mais { $count } pares à espera; eles vêm na próxima revisão.
 }
review-page-keys = Teclas
review-page-noscript = Para decidir é preciso o script desta página, que o seu navegador não executa. Use o CSV: “cotejo review --csv”
review-page-done = Decididos até agora
review-page-apply = As decisões salvas são aplicadas com: “cotejo review --apply review-decisions.jsonl”
review-page-saved = Decisões salvas: { $count }. Agora execute: “cotejo review --apply { $file }”
review-page-savednone = Salvo sem decisões: nada foi decidido ainda.
review-page-accept = Aceitar
review-page-reject = Rejeitar
review-page-split = Dividir
review-page-merge = Juntar com a próxima
review-page-up = Mover para cima
review-page-down = Mover para baixo
review-page-accepted = aceito
review-page-rejected = rejeitado
review-page-corrected = corrigido
review-page-alone = sem correspondência
review-page-outside = de fora
review-page-inside = na memória
review-page-settled = decidido
review-page-nothing = (nada)
review-page-sure = Quanta certeza o alinhamento tem
review-page-locked = Aí já vale a palavra de uma pessoa, ou os dois lados são o mesmo texto: nada a decidir.
review-page-onesided = Aqui só está um dos idiomas. Mova uma frase para cá ou junte com a próxima linha.
review-page-unsplit = Há uma só frase de cada lado: nada a dividir. Rejeite, se não se correspondem.
review-page-edge = Não há mais linhas aqui.
review-page-nomove = Não há deste lado nenhuma frase para mover.
review-page-nopast = Não há nada para desfazer.
review-page-undone = Desfeito.
review-page-end = Era o último par por decidir. Salve com w.
review-page-restored = Suas decisões da última vez estão aqui de novo.
review-key-accept = aceitar
review-key-reject = rejeitar
review-key-split = dividir depois da primeira frase
review-key-merge = juntar com a próxima linha
review-key-side = escolher o idioma
review-key-move = mover uma frase dele para cima ou para baixo
review-key-row = escolher a linha
review-key-item = próximo par e par anterior
review-key-undo = desfazer
review-key-save = salvar as decisões
