@ics2 @area:timing @needs:stimulate:ics2.book @needs:set-clock
Feature: By sea and on inland waterways the filing is there before its limit

  Which limit applies hangs on the cargo and on the voyage: 24 hours before loading for containers, 4 hours before the first port for
  bulk and break bulk, 2 hours for voyages from the coasts that the article names, and for short voyages to the outermost
  regions (Delegated Regulation 2015/2446, Articles 105 and 109). The very second of the limit is in time. Time here is business
  time, in UTC: the harness moves the clock, the operator follows it and files what was booked by itself; what is booked on short
  notice it files at once. Each limit is tried with a booking in good time, with a late one, and with one at the limit itself.

  Scenario Outline: <cargo> from <from> to <to>, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>, <cargo>, from <from> to <to>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    @ICS2-TIM-01 @role:sea-carrier @mode:maritime
    Examples: Containers from far away, 24 hours before loading and not before departure
      | filer       | filing | cargo      | from     | to        | times                                                                                 | booked              | limit               |
      | sea carrier | F10    | containers | Shanghai | Rotterdam | loading 2026-06-06 08:00, departure 2026-06-07 04:00, arrival 2026-07-05 06:00        | 2026-06-01 09:00    | 2026-06-05 08:00    |
      | sea carrier | F10    | containers | Shanghai | Rotterdam | loading 2026-06-06 08:00, departure 2026-06-07 04:00, arrival 2026-07-05 06:00        | 2026-06-05 06:00    | 2026-06-05 08:00    |
      | sea carrier | F10    | containers | Shanghai | Rotterdam | loading 2026-06-06 08:00:30, departure 2026-06-07 04:00, arrival 2026-07-05 06:00     | 2026-06-05 08:00:30 | 2026-06-05 08:00:30 |
      | sea carrier | F12    | containers | Santos   | Rotterdam | loading 2026-06-06 08:00, departure 2026-06-07 04:00, arrival 2026-06-22 06:00        | 2026-06-01 09:00    | 2026-06-05 08:00    |
      | sea carrier | F11    | containers | Santos   | Rotterdam | loading 2026-06-06 08:00, departure 2026-06-07 04:00, arrival 2026-06-22 06:00        | 2026-06-01 09:00    | 2026-06-05 08:00    |

    @ICS2-TIM-01 @role:sea-carrier @mode:maritime
    Examples: 24 hours are 24 hours, when clocks in Europe change and when the year ends
      | filer       | filing | cargo      | from     | to        | times                                                                          | booked           | limit            |
      | sea carrier | F10    | containers | Shanghai | Rotterdam | loading 2026-10-25 09:00, departure 2026-10-26 01:00, arrival 2026-11-22 06:00 | 2026-10-20 09:00 | 2026-10-24 09:00 |
      | sea carrier | F10    | containers | Shanghai | Rotterdam | loading 2027-01-01 00:30, departure 2027-01-01 20:00, arrival 2027-01-29 06:00 | 2026-12-28 09:00 | 2026-12-31 00:30 |

    @ICS2-TIM-02 @role:sea-carrier @mode:maritime
    Examples: Bulk and break bulk from far away, 4 hours before the first port
      | filer       | filing | cargo      | from   | to        | times                                                    | booked           | limit            |
      | sea carrier | F10    | break bulk | Santos | Rotterdam | departure 2026-06-02 10:00, arrival 2026-06-16 18:00     | 2026-06-01 09:00 | 2026-06-16 14:00 |
      | sea carrier | F10    | dry bulk   | Santos | Rotterdam | departure 2026-06-02 10:00, arrival 2026-06-16 18:00     | 2026-06-16 13:30 | 2026-06-16 14:00 |
      | sea carrier | F10    | break bulk | Suez   | Rotterdam | departure 2026-06-02 10:00, arrival 2026-06-10 18:00:01  | 2026-06-10 14:00:01 | 2026-06-10 14:00:01 |

    @ICS2-TIM-03 @role:sea-carrier @mode:maritime
    Examples: Short sea, 2 hours before the first port, whatever the cargo
      | filer       | filing | cargo      | from          | to        | times                                                                          | booked              | limit               |
      | sea carrier | F10    | containers | Tanger Med    | Rotterdam | loading 2026-06-03 20:00, departure 2026-06-04 02:00, arrival 2026-06-07 11:00 | 2026-06-01 09:00    | 2026-06-07 09:00    |
      | sea carrier | F10    | break bulk | Reykjavik     | Rotterdam | departure 2026-06-03 20:00, arrival 2026-06-07 11:00                           | 2026-06-07 08:40    | 2026-06-07 09:00    |
      | sea carrier | F10    | containers | Felixstowe    | Rotterdam | loading 2026-06-02 12:00, departure 2026-06-02 18:00, arrival 2026-06-03 00:59:59 | 2026-06-02 22:59:59 | 2026-06-02 22:59:59 |
      | sea carrier | F10    | dry bulk   | St Petersburg | Rotterdam | departure 2026-06-03 20:00, arrival 2026-06-07 11:00                           | 2026-06-01 09:00    | 2026-06-07 09:00    |

    @ICS2-TIM-04 @role:sea-carrier @mode:maritime
    Examples: To the outermost regions, 2 hours before arrival where the voyage takes less than 24 hours
      | filer       | filing | cargo      | from       | to         | times                                                                                 | booked              | limit               |
      | sea carrier | F10    | break bulk | Nouadhibou | Las Palmas | departure 2026-06-05 10:00, arrival 2026-06-06 06:00                                  | 2026-06-01 09:00    | 2026-06-06 04:00    |
      | sea carrier | F10    | containers | Nouadhibou | Las Palmas | loading 2026-06-05 02:00, departure 2026-06-05 10:00, arrival 2026-06-06 06:00        | 2026-06-06 03:30    | 2026-06-06 04:00    |
      | sea carrier | F10    | break bulk | Nouadhibou | Funchal    | departure 2026-06-05 10:00:01, arrival 2026-06-06 10:00                               | 2026-06-06 08:00    | 2026-06-06 08:00    |
      | sea carrier | F10    | containers | Dakar      | Las Palmas | loading 2026-06-05 09:30, departure 2026-06-05 10:00, arrival 2026-06-06 16:00        | 2026-06-01 09:00    | 2026-06-04 09:30    |
      | sea carrier | F10    | containers | Dakar      | Las Palmas | loading 2026-06-05 09:30, departure 2026-06-05 10:00, arrival 2026-06-06 10:00        | 2026-06-01 09:00    | 2026-06-04 09:30    |
      | sea carrier | F10    | break bulk | Dakar      | Las Palmas | departure 2026-06-05 10:00, arrival 2026-06-06 16:00                                  | 2026-06-01 09:00    | 2026-06-06 12:00    |

  @ICS2-TIM-10 @role:inland-carrier @mode:inland-waterway
  Scenario Outline: A barge on the Danube, <filing>, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    Examples: 2 hours before arrival, near and far
      | filer          | filing | times                                                | booked           | limit            |
      | inland carrier | F10    | departure 2026-06-10 04:00, arrival 2026-06-13 16:00 | 2026-06-01 09:00 | 2026-06-13 14:00 |
      | inland carrier | F13    | departure 2026-06-13 13:30, arrival 2026-06-13 16:00 | 2026-06-13 13:40 | 2026-06-13 14:00 |
      | inland carrier | F11    | departure 2026-12-30 04:00, arrival 2027-01-01 01:00 | 2026-12-31 23:00 | 2026-12-31 23:00 |
