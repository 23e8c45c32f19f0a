# A memória. $file: um caminho; $location: onde está uma memória; $unit: o identificador de uma unidade; $reason: o que o sistema disse.

error-store-kind-unknown = Não existe uma base de dados «{ $scheme }» onde uma memória possa estar. Uma memória está num ficheiro: indique o nome do ficheiro, por exemplo redacao.db. Se o próprio nome tiver dois pontos, escreva ./ antes dele.
error-store-without-file = { $location } é uma memória que não está em nenhum ficheiro: não há onde guardar ao lado o que ela contém, por isso a cópia não ocupou o seu lugar. Reponha a cópia numa memória que esteja num ficheiro.
error-store-stranger = { $location } não é uma memória do Cotejo. O ficheiro fica como está; indique outro com --memory.
error-store-newer = { $location } foi criado por um Cotejo mais recente (formato { $found }; este conhece até ao formato { $known }). Atualize o Cotejo ou indique outra memória com --memory.
error-store-busy =
    { $location } está a ser usado { $process ->
        [none] por outro processo
       *[other] pelo processo { $process }
    }, que está há muito tempo a gravar{ $work ->
        [none] {""}
        [import] {" "}(uma importação, iniciada por { $who } em { $since })
        [undo] {" "}(a anulação de uma importação, iniciada por { $who } em { $since })
        [restore] {" "}(a reposição de uma cópia, iniciada por { $who } em { $since })
       *[other] {" "}({ $work }, iniciada por { $who } em { $since })
    }. Tente de novo quando ele terminar.
error-store-empty = { $location } não contém nada, como quando uma cópia fica a meio; o ficheiro ficou como estava. Se era uma memória, ponha no seu lugar a última cópia de segurança; se não era, apague-o e repita o comando: é então criada uma memória nova.
error-store-part-missing = { $location } está danificado: faltam tabelas ({ $parts }). O ficheiro ficou como estava. Reponha a última cópia de segurança com «cotejo memory restore».
error-store-exchanged = Foi reposta uma cópia em { $location } enquanto este comando gravava, pelo que este parou. O que já tinha gravado está na cópia que a reposição guardou ao lado da memória. Execute o comando de novo.
error-store-full = O disco está cheio: não foi possível guardar a memória { $location }. Nada do que lá estava se perdeu; liberte espaço e repita.
error-store-damaged =
    { $location } está danificado ({ $reason ->
        [pages] as páginas da base de dados não batem certo
        [schema] as tabelas não são as de uma memória
        [values] uma coluna contém o que o Cotejo nunca grava
        [rows] um índice indica um segmento que não existe
        [unit] um segmento não está como foi gravado
        [count] não contém tudo o que consta do registo
       *[other] { $reason }
    }). Reponha a última cópia de segurança com «cotejo memory restore».
error-store-failed =
    Não foi possível usar a memória { $location }: { $reason ->
        [io] o sistema não conseguiu ler nem gravar o ficheiro
       *[other] { $reason }
    }.
error-store-read-only = A memória { $location } só está acessível para leitura. Altere as permissões do ficheiro e da pasta ou indique outra memória com --memory.
error-file-exists = { $file } já existe e não é substituído. Escolha um nome livre.
error-unit-unknown = Não há na memória nenhuma unidade { $unit }. «cotejo lookup» mostra os identificadores.
error-import-unknown = Não há na memória nenhuma importação { $import }. «cotejo stats» enumera as importações.
error-import-undone = A importação { $import } já foi anulada.
error-text-not-taken-in = O conteúdo de { $file } não é o que a memória leu da última vez; o ficheiro ficou como estava. Importe-o primeiro com «cotejo import» ou repita o comando com --force: o conteúdo atual fica guardado ao lado.
error-text-torn = { $file }, linha { $line }: a unidade que começa aqui { $unit ->
    [none] {""}
   *[other] ({ $unit }){" "}
}não acaba antes de começar a seguinte. É assim que fica a cópia em texto quando se juntam versões guardando as linhas de ambos os lados («merge=union» no .gitattributes): já não se sabe que palavras são de que unidade. Nada foi importado. Retire essa definição, volte a juntar as versões e escolha unidade a unidade.

notice-memory-damaged =
    A base de dados está danificada: { $part ->
        [pages] as páginas não batem certo
        [index] o índice { $name } não corresponde à tabela
        [check] a tabela { $name } tem linhas que o Cotejo nunca grava
        [reference] a tabela { $name } tem linhas que não pertencem a nada
        [history] não é possível ler o que as unidades eram antes (tabela { $name })
        [original] o original guardado de { $name } não é o que foi guardado
        [clock] o que outros programas gravassem passaria despercebido
        [schema] as tabelas não são as de uma memória
        [values] uma coluna contém o que o Cotejo nunca grava
        [rows] uma unidade não está onde devia
       *[other] { $part }
    } (ocorrências: { $count }).
notice-memory-part-missing =
    Falta na base de dados { $kind ->
        [table] a tabela
        [index] o índice
        [trigger] o acionador
        [view] a vista
       *[other] a parte
    } { $name }.
notice-memory-part-other =
    { $kind ->
        [table] A tabela
        [index] O índice
        [trigger] O acionador
        [view] A vista
       *[other] A parte
    } { $name } não está como o Cotejo a cria.
notice-memory-count-wrong = Linhas na tabela { $table }: { $found }. Segundo o registo, deviam ser { $logged }.
notice-memory-content-wrong = Há unidades cujo conteúdo não é o que foi gravado.
notice-memory-text-unreadable = Unidade { $unit }, { $lang }: não é possível ler o texto guardado.
notice-memory-key-wrong = Unidade { $unit }, { $lang }: a chave de pesquisa não corresponde ao texto.
notice-memory-source-missing = Unidade { $unit }: falta o texto na língua de partida, { $lang }.
notice-memory-import-interrupted = A importação { $import } de { $name } foi interrompida (unidades lidas: { $taken }). Importe o ficheiro outra vez para a concluir ou anule-a com «cotejo memory undo { $import }».
notice-memory-made = Foi criada uma memória nova e vazia: { $file }
notice-memory-built = Foi criada uma memória nova a partir de { $text } (unidades: { $units }): { $file }
notice-index-unwritable =
    { $location }: não é possível gravar o índice de pesquisa junto da memória ({ $reason ->
        [read-only] aqui só está acessível para leitura
       *[other] { $reason }
    }). Nenhuma correspondência se perde, mas cada execução cria um índice próprio e demora mais.
notice-original-not-kept = Aqui a memória só está acessível para leitura e não guardou cópia de { $document }. Mantenha esse ficheiro como está: «cotejo export» vai precisar dele.
notice-text-differs = O conteúdo de { $file } não é o que a memória leu da última vez. Importe-o com «cotejo import { $file }».

# cotejo memory, cotejo stats

help-memory = Cuidar da memória: histórico, anulação, estado, cópias
help-memory-history = Mostrar tudo o que aconteceu a uma unidade
help-memory-history-unit = O identificador da unidade, tal como cotejo lookup o mostra
help-memory-forget = Retirar uma unidade da memória; o histórico fica
help-memory-forget-unit = O identificador da unidade, tal como cotejo lookup o mostra
help-memory-undo = Anular uma importação inteira
help-memory-undo-import = O número da importação, tal como cotejo stats o mostra
help-memory-check = Verificar se a memória está em bom estado
help-memory-backup = Copiar a memória para um ficheiro novo
help-memory-backup-file = O ficheiro a criar; não pode já existir
help-memory-restore = Pôr uma cópia no lugar da memória; o que lá estava fica guardado ao lado
help-memory-restore-file = Uma cópia feita com cotejo memory backup
help-stats = Mostrar o que a memória contém

memory-forgot = A unidade { $unit } foi retirada. O histórico fica: cotejo memory history { $unit }
memory-undid = A importação { $import } foi anulada. Unidades retiradas: { $forgotten }; repostas como estavam: { $restored }; mantidas por terem sido alteradas entretanto: { $kept }.
memory-undo-left = A unidade { $unit } fica: { $later ->
    [none] foi alterada entretanto.
   *[other] a importação { $later } alterou-a entretanto. Para a repor, anule primeiro essa e depois outra vez a { $import }.
}
memory-sound = { $file } está em bom estado. Unidades: { $units }.
memory-unsound = { $file }: problemas encontrados: { $count }.
memory-backed-up = A memória foi copiada: { $file }
memory-restored = A memória está de novo como em { $file } (unidades: { $units }). O que lá estava ficou guardado em { $kept }.
memory-event = { $date ->
    [none] Data desconhecida
   *[other] { $date }
}{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
} · { $kind ->
    [new] nova
    [updated] atualizada
    [forgotten] retirada
    [restored] reposta como estava
    [elsewhere] gravada por outro programa
    [older] texto mais antigo num ficheiro, não aceite
    [unconfirmed] texto por confirmar num ficheiro, não aceite
   *[other] alterada de outro modo
}{ $import ->
    [none] {""}
   *[other] {" "}(importação { $import }: { $name })
}

stats-memory = Memória: { $file } ({ $size } kB)
stats-units = Unidades: { $units }. Documentos: { $documents }.
stats-language = Língua
stats-variants = Segmentos
stats-state-initial = por confirmar
stats-state-translated = traduzidos
stats-state-reviewed = revistos
stats-state-final = finais
stats-origin = Origem
stats-units-column = Unidades
stats-origin-story = notícias traduzidas
stats-origin-site-string = textos do próprio sítio
stats-origin-aligned = textos alinhados
stats-origin-foreign = memórias de outras ferramentas
stats-origin-machine = tradução automática
stats-imports = Importações: { $count }. As últimas:
stats-import = { $import }: { $name }, { $date }{ $who ->
    [none] {""}
   *[other] {" "}({ $who })
}. { $journey ->
    [forget] Esquecidas: { $forgotten }; atualizadas: { $updated }.
    [reject] Rejeitadas: { $forgotten }; atualizadas: { $updated }.
    [import] Novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }{ $forgotten ->
        [0] {""}
       *[other] ; esquecidas: { $forgotten }
    }.
   *[other] {""}
}{ $state ->
    [running] {" "}Interrompida: importe o ficheiro outra vez para a concluir.
    [undone] {" "}Anulada.
    [done] {""}
   *[other] {""}
}
