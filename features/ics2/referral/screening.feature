@ics2 @area:referral @needs:stimulate:ics2.file @needs:stimulate:ics2.screen @needs:receive:ics2
Feature: High-risk cargo and mail is screened when customs asks for it, and the result reported

  Before loading on an aircraft customs may ask to have a consignment screened (IE3Q03). The report (IE3R03) names filing, request and
  consignment, what was done (at least two methods, of which the second may be a filler), and whether there was an alarm (Business process
  descriptions L4, T-03-01-06).

  @ICS2-REF-04 @ICS2-AS4-08
  Scenario Outline: The <filer> reports the screening of its <filing>: <result>
    Given the <filer> has a registered <filing>
    When customs asks the operator for the screening of a consignment in it
    And the operator reports that X-ray and explosive detection <result>
    Then the result comes as a screening report, under the reference of the request

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing | result          |
      | air carrier | F20    | found nothing   |
      | air carrier | F28    | raised an alarm |

    @role:air-carrier @role:air-forwarder @mode:air
    Examples:
      | filer                    | filing | result          |
      | air carrier or forwarder | F24    | raised an alarm |
      | air carrier or forwarder | F23    | found nothing   |

    @role:express @mode:air
    Examples:
      | filer            | filing | result        |
      | express operator | F32    | found nothing |

    @role:post @mode:postal
    Examples:
      | filer           | filing | result        |
      | postal operator | F43    | found nothing |

  @ICS2-REF-05
  Scenario Outline: Where one method was enough for the <filing> of the <filer>, the report says so
    Given the <filer> has a registered <filing>
    When customs asks the operator for the screening of a consignment in it
    And the operator reports that an X-ray found nothing
    Then the report names the X-ray and the filler for a second method

    @role:air-carrier @role:air-forwarder @mode:air
    Examples:
      | filer                    | filing |
      | air carrier or forwarder | F24    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |

  @ICS2-REF-06 @needs:stimulate:ics2.answer @needs:observe
  Scenario Outline: A screening that is asked for meanwhile leaves the question about the <filing> of the <filer> open
    Given the <filer> has a registered <filing>
    When customs asks the operator a question about the filing
    And customs asks the operator for the screening of a consignment in it
    And the operator reports that X-ray and explosive detection found nothing
    Then the report answers the screening alone, and the question of customs stays open
    When the operator answers what was asked
    Then its answer comes after that

    @role:air-carrier @role:air-forwarder @mode:air
    Examples:
      | filer                    | filing |
      | air carrier or forwarder | F24    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |
